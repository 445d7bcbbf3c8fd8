import './products.css'
import { ApiProblem } from '../../app/api-problem.tsx'
import { Notice } from '../../app/notice.tsx'
import { Page } from '../../app/page.tsx'
import { ProductCard } from './product-card.tsx'
import { useProducts } from './use-products.ts'

const placeholders = Array.from({ length: 8 }, (_, index) => index)

export function ProductsPage() {
  const { state, reload } = useProducts()
  return (
    <Page
      title="Products"
      lead="Good things for a desk and a kitchen. Put some in the cart, then choose how the checkout should go."
    >
      {state.kind === 'failed' && <ApiProblem failure={state.failure} onRetry={reload} />}
      {state.kind === 'loading' && (
        <ul className="goods" aria-busy="true" aria-label="Products are loading">
          {placeholders.map((index) => (
            <li key={index} className="good placeholder" />
          ))}
        </ul>
      )}
      {state.kind === 'ready' && state.data.length === 0 && (
        <Notice title="The shelves are empty">
          The API knows no products. Fill its database with <code>npm run reset</code>.
        </Notice>
      )}
      {state.kind === 'ready' && state.data.length > 0 && (
        <ul className="goods">
          {state.data.map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
        </ul>
      )}
    </Page>
  )
}
