// An address is read level by level, so that it can be cut where persons are no longer found.
import { describe, expect, it } from 'vitest'
import { isHouseLevel, parseAddress } from '../../../src-main/core/identifiers/address-levels.ts'

describe('the levels of an address', () => {
  it.each([
    [
      '江苏省无锡市锡山区东亭街道某某路0号',
      { province: '江苏省', city: '无锡市', county: '锡山区', town: '东亭街道', road: '某某路', number: '0号' },
      true,
    ],
    [
      '无锡市梁溪区崇安寺街道某某小区0幢0单元000室',
      {
        city: '无锡市',
        county: '梁溪区',
        town: '崇安寺街道',
        estate: '某某小区',
        building: '0幢',
        unit: '0单元',
        room: '000室',
      },
      true,
    ],
    ['宜兴市丁蜀镇某某村0组0号', { county: '宜兴市', town: '丁蜀镇', community: '某某村', number: '0组0号' }, true],
    ['无锡市锡山区', { city: '无锡市', county: '锡山区' }, false],
  ])('%s', (address, levels, house) => {
    expect(parseAddress(address)).toEqual(levels)
    expect(isHouseLevel(levels)).toBe(house)
  })
})
