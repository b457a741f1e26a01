// A form over the page. Ant Design's own window, so that its drop-downs and calendars open above it.
import { Modal } from 'antd'

export interface FormModalProps {
  open: boolean
  title: string
  onClose: () => void
  wide?: boolean
  children: React.ReactNode
}

export function FormModal({ open, title, onClose, wide, children }: FormModalProps) {
  return (
    <Modal open={open} title={title} onCancel={onClose} footer={null} width={wide ? 720 : 520} destroyOnHidden>
      {children}
    </Modal>
  )
}
