// Surnames of two characters, for keeping a surname whole.
// Judges no names: see the detector of person names.
import surnames from '../../../resources/dictionaries/surnames.json' with { type: 'json' }

export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(surnames.compound)
