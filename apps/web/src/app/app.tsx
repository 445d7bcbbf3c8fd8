import { useMemo, useRef, useState } from 'react'
import { Route, Switch } from 'wouter'
import { ProductsPage } from '../features/products/products-page.tsx'
import { CheckoutPage, OrderPage } from './later-pages.tsx'
import { Layout } from './layout.tsx'
import { type Shop, ShopContext } from './shop-context.ts'
import { UnknownPage } from './unknown-page.tsx'

/** The whole shop below its settings, its cart and its keys. */
export function App({ settings, cartStore, keyring }: Pick<Shop, 'settings' | 'cartStore' | 'keyring'>) {
  const [announcement, announce] = useState('')
  const pagesShown = useRef(0)
  const shop = useMemo(() => ({ settings, cartStore, keyring, announce, pagesShown }), [settings, cartStore, keyring])
  return (
    <ShopContext value={shop}>
      <Layout announcement={announcement}>
        <Switch>
          <Route path="/" component={ProductsPage} />
          <Route path="/checkout" component={CheckoutPage} />
          <Route path="/orders/:id">{({ id }) => <OrderPage key={id} id={id} />}</Route>
          <Route component={UnknownPage} />
        </Switch>
      </Layout>
    </ShopContext>
  )
}
