// Lets modules import their style sheets; the bundler does the rest.
// Declares nothing else.
declare module '*.css'
