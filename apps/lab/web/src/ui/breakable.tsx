import { Fragment } from 'react'

/** Names may break behind a dot, an underscore or a slash, and are still copied as they are. */
export function breakable(name: string) {
  return name.split(/(?<=[._/])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name never move.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}
