import { mostOf } from './cart.ts'
import { useCart } from './use-cart.ts'

type StepperProps = { productId: string; name: string; quantity: number; stock: number }

export function QuantityStepper({ productId, name, quantity, stock }: StepperProps) {
  const { setQuantity } = useCart()
  return (
    <div className="stepper">
      <button
        type="button"
        aria-label={`One ${name} less`}
        disabled={quantity <= 1}
        onClick={() => setQuantity(productId, quantity - 1)}
      >
        −
      </button>
      <output aria-label={`Quantity of ${name}`}>{quantity}</output>
      <button
        type="button"
        aria-label={`One ${name} more`}
        disabled={quantity >= mostOf(stock)}
        onClick={() => setQuantity(productId, quantity + 1)}
      >
        +
      </button>
    </div>
  )
}
