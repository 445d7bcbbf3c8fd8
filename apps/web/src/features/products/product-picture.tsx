import { drawings, parcel } from './drawings.tsx'

/** Decorative: the product's name always stands beside it. */
export function ProductPicture({ productId }: { productId: string }) {
  const { backdrop, strokes } = drawings[productId] ?? parcel
  return (
    <div className="picture" data-backdrop={backdrop}>
      <svg viewBox="0 0 160 120" aria-hidden="true">
        {strokes}
      </svg>
    </div>
  )
}
