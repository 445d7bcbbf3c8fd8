import { useShop } from '../../app/shop-context.ts'
import { mostOf } from './cart.ts'
import { useCart } from './use-cart.ts'

type StepperProps = { productId: string; name: string; quantity: number; stock: number }

export function QuantityStepper({ productId, name, quantity, stock }: StepperProps) {
  const { announce } = useShop()
  const { setQuantity } = useCart()

  function change(next: number) {
    setQuantity(productId, next)
    announce(`${name}: ${next} in the cart.`)
  }

  return (
    <fieldset className="stepper" aria-label={`Quantity of ${name}`}>
      <button
        type="button"
        aria-label={`One ${name} less`}
        disabled={quantity <= 1}
        onClick={() => change(quantity - 1)}
      >
        −
      </button>
      <span>{quantity}</span>
      <button
        type="button"
        aria-label={`One ${name} more`}
        disabled={quantity >= mostOf(stock)}
        onClick={() => change(quantity + 1)}
      >
        +
      </button>
    </fieldset>
  )
}
