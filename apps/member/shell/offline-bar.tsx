// Says that the network is gone, and only then.
import { useSyncExternalStore } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconOffline } from '#ui/kit/icons.tsx'
import { kitTexts } from '#ui/kit/texts.ts'

function watch(tell: () => void): () => void {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

export function OfflineBar() {
  const t = useT()
  const online = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status">
      {!online && (
        <p className="m-offline">
          <IconOffline size={18} /> {t(kitTexts.offline)}
        </p>
      )}
    </div>
  )
}
