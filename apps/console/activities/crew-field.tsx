// Who helps: a member and the title under which he does.
import { Form, Input } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Button, IconButton } from '#ui/kit/button.tsx'
import { IconPlus, IconTrash } from '#ui/kit/icons.tsx'
import { MemberSelect } from '../groups/member-select.tsx'
import { actTexts } from './texts.ts'

export function CrewField() {
  const t = useT()
  const needed = [{ required: true, message: t(actTexts.needed) }]
  return (
    <Form.List name="crew">
      {(items, { add, remove }) => (
        <>
          {items.map(item => (
            <div key={item.key} className="c-act-line">
              <Form.Item name={[item.name, 'memberId']} label={t(actTexts.member)} rules={needed}>
                <MemberSelect />
              </Form.Item>
              <Form.Item name={[item.name, 'title']} label={t(actTexts.crewTitle)} rules={needed}>
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
              <IconButton icon={IconTrash} label={t(actTexts.remove)} onClick={() => remove(item.name)} />
            </div>
          ))}
          <Button size="small" icon={IconPlus} onClick={() => add({})}>
            {t(actTexts.add)}
          </Button>
        </>
      )}
    </Form.List>
  )
}
