// The addresses of this device: choose one, put one right, add another.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { IconEdit, IconPlus, IconTrash } from '#ui/kit/icons.tsx'
import { Menu } from '#ui/kit/menu.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { addresses, forgetAddress, putAddressFirst, sameAddress } from '../addresses.ts'
import { checkoutTexts } from '../checkout-texts.ts'
import type { Address } from '../shapes.ts'

export interface AddressSheetProps {
  chosen: Address | null
  onChoose: (address: Address) => void
  onClose: () => void
}

export function AddressSheet({ chosen, onChoose, onClose }: AddressSheetProps) {
  const t = useT()
  const all = addresses.use()
  const [editing, setEditing] = useState<Address | 'new' | null>(all.length === 0 ? 'new' : null)
  const choose = (address: Address) => {
    putAddressFirst(address)
    onChoose(address)
    onClose()
  }
  if (editing !== null) {
    const old = editing === 'new' ? undefined : editing
    return (
      <Sheet open title={t(editing === 'new' ? checkoutTexts.newAddress : checkoutTexts.addresses)} onClose={onClose}>
        <AddressForm
          {...(old && { given: old })}
          verb={t(checkoutTexts.useAddress)}
          onDone={address => {
            putAddressFirst(address, old)
            choose(address)
          }}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title={t(checkoutTexts.addresses)} onClose={onClose}>
      <ul className="m-addresses">
        {all.map(address => (
          <li key={JSON.stringify(address)}>
            <button
              type="button"
              className="m-address-choice"
              aria-pressed={chosen !== null && sameAddress(chosen, address)}
              onClick={() => choose(address)}
            >
              <AddressWords address={address} />
            </button>
            <Menu
              items={[
                { label: t(checkoutTexts.editAddress), icon: IconEdit, onChoose: () => setEditing(address) },
                { label: t(checkoutTexts.dropAddress), icon: IconTrash, grave: true, onChoose: () => forgetAddress(address) },
              ]}
            />
          </li>
        ))}
      </ul>
      <p className="q-quiet">{t(checkoutTexts.addressKept)}</p>
      <Button icon={IconPlus} wide onClick={() => setEditing('new')}>
        {t(checkoutTexts.newAddress)}
      </Button>
    </Sheet>
  )
}

export const AddressWords = ({ address }: { address: Address }) => (
  <span className="m-address">
    <b>
      {address.name} <span className="q-quiet">{address.phone}</span>
    </b>
    <span>{[address.region, address.detail, address.postcode].filter(Boolean).join(' ')}</span>
  </span>
)

const blank: Address = { name: '', phone: '', region: '', detail: '', postcode: '' }
const isPhone = (text: string): boolean => /^[+\d][\d -]{5,19}$/.test(text.trim())

export interface AddressFormProps {
  given?: Address
  verb: string
  busy?: boolean
  onDone: (address: Address) => void
  children?: React.ReactNode
}

export function AddressForm({ given, verb, busy, onDone, children }: AddressFormProps) {
  const t = useT()
  const [address, setAddress] = useState<Address>(given ?? blank)
  const [tried, setTried] = useState(false)
  const put = (part: Partial<Address>) => setAddress(old => ({ ...old, ...part }))
  const missing = (field: 'name' | 'region' | 'detail') =>
    tried && !address[field].trim() ? t(checkoutTexts.missing) : undefined
  const phoneError = tried && !isPhone(address.phone) ? t(checkoutTexts.phoneWrong) : undefined
  return (
    <form
      className="q-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        const { name, phone, region, detail, postcode = '' } = address
        if (!name.trim() || !region.trim() || !detail.trim() || !isPhone(phone)) return
        onDone({
          name: name.trim(),
          phone: phone.trim(),
          region: region.trim(),
          detail: detail.trim(),
          postcode: postcode.trim(),
        })
      }}
    >
      <div className="m-pair">
        <Input
          label={t(checkoutTexts.name)}
          autoComplete="name"
          maxLength={40}
          value={address.name}
          onChange={name => put({ name })}
          error={missing('name')}
        />
        <Input
          label={t(checkoutTexts.phone)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
          value={address.phone}
          onChange={phone => put({ phone })}
          error={phoneError}
        />
      </div>
      <Input
        label={t(checkoutTexts.region)}
        hint={t(checkoutTexts.regionHint)}
        autoComplete="address-level1"
        maxLength={80}
        value={address.region}
        onChange={region => put({ region })}
        error={missing('region')}
      />
      <Input
        label={t(checkoutTexts.detail)}
        autoComplete="street-address"
        maxLength={160}
        value={address.detail}
        onChange={detail => put({ detail })}
        error={missing('detail')}
      />
      <Input
        label={t(checkoutTexts.postcode)}
        optional
        autoComplete="postal-code"
        inputMode="numeric"
        maxLength={12}
        value={address.postcode ?? ''}
        onChange={postcode => put({ postcode })}
      />
      {children}
      <Button kind="primary" wide submit {...(busy !== undefined && { busy })}>
        {verb}
      </Button>
    </form>
  )
}
