import { useSearchParams } from 'wouter'
import { type Show, shows } from './filters.ts'

export type FilterParams = { text: string; show: Show; setText(text: string): void; setShow(show: Show): void }

/** The filter, kept in the address so that it can be shared and survives a reload. */
export function useFilterParams(): FilterParams {
  const [params, setParams] = useSearchParams()
  const named = params.get('show')

  function set(name: string, value: string): void {
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  }

  return {
    text: params.get('q') ?? '',
    show: shows.find((show) => show === named) ?? 'all',
    setText: (text) => set('q', text),
    setShow: (show) => set('show', show === 'all' ? '' : show),
  }
}
