// Dresses the whole window: language, tokens, style variables, and the place where messages appear.
// Holds no page.
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import { useScheme } from './appearance.ts'
import { ConfigProvider, KitApp } from './kit.ts'
import { applyScheme, kitThemeOf } from './theme.ts'
import './base.css'

export function KitProvider({ children }: { children: ReactNode }) {
  const scheme = useScheme()
  useLayoutEffect(() => applyScheme(scheme), [scheme])
  const theme = useMemo(() => kitThemeOf(scheme), [scheme])
  return (
    <ConfigProvider locale={zhCN} theme={theme} componentSize="middle" button={{ autoInsertSpace: false }}>
      <KitApp className="op-app" message={{ maxCount: 3 }}>
        {children}
      </KitApp>
    </ConfigProvider>
  )
}
