// `key new|list`: makes and names pseudonym keys in a key ring file.
// Never prints key material.
import { readFileSync } from 'node:fs'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { cli } from '../../contract/text/zh-CN/cli.ts'
import { openKeyring } from '../../store/keyring.ts'
import { requiredOption } from '../arguments.ts'
import type { Command } from '../command.ts'
import { clock } from '../session.ts'

export const key: Command = {
  name: 'key',
  options: ['keyring', 'passphrase-file'],
  async run(args, io) {
    const path = requiredOption(args, 'keyring')
    const file = args.options['passphrase-file']
    const keyring = openKeyring(path, file === undefined ? undefined : readFileSync(file, 'utf8').replace(/\r?\n$/, ''))
    const [act, name] = args.words
    if (act === 'list') {
      const keys = keyring.list()
      await io.print(keys, () => keys.map(info => `${info.name}  ${info.createdAt}`).join('\n'))
      return 0
    }
    if (act !== 'new' || name === undefined) throw new OpenprepError('USAGE', { reason: cli.forms.key })
    const info = keyring.create(name, clock())
    await io.print(info, () => info.id)
    io.say(fill(cli.keyCreated, { name, file: path }))
    return 0
  },
}
