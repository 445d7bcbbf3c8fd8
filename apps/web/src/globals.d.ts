/** Put in by the build: `checkout-web@<version>+<commit>`. */
declare const __RELEASE__: string

/** Put on the page by `/config.js`. */
declare var shopSettings: unknown
