// The shape that the same words have in every language: the same keys, any text.
// Holds no words.

export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
