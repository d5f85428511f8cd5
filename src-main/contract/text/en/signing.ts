// Why a signed file is refused, in English.
// One entry per reason; the judging is core/signing.
import type { Words } from '../words.ts'
import type { refusals as chinese } from '../zh-CN/signing.ts'

export const refusals = {
  malformed: 'it is no signed file of this program',
  notCanonical: 'its writing was changed',
  wrongKind: 'it is a signed file for another purpose',
  keyIdWrong: 'the keys of the certificate do not fit their number',
  unknownIssuer: 'the issuer of the certificate is not in the trust file',
  certificateForged: 'the certificate is forged or was changed',
  certificateNotYet: 'the certificate was not valid yet when it was signed',
  certificateExpired: 'the certificate had expired when it was signed',
  revoked: 'the key was revoked by the organisation',
  roleNotAllowed: 'the signer has no such duty',
  signatureWrong: 'the signature does not fit the content',
  issuedInFuture: 'it was signed later than now; compare the clocks',
  envelopeExpired: 'it is past its end of validity',
  container: 'the file was changed or is incomplete',
  attachmentChanged: 'an attachment was changed',
  attachmentMissing: 'an attachment is missing',
  attachmentExtra: 'there is an attachment that was not signed',
  notForYou: 'it is not encrypted to you',
  sealBroken: 'the encrypted content was changed',
  downgrade: 'its version is older than the one at hand',
  versionTaken: 'the same version is installed with other content',
  issuerChanged: 'it is not issued by the organisation of the installed template of that name',
  contradictory: 'the recipe, entry or run shown to the reviewer is not the one that was signed for',
} as const satisfies Words<typeof chinese>
