// A packet of paper, folded shut or opened.
export const Envelope = ({ isOpen = false }: { isOpen?: boolean }) => (
  <svg className="p-packets-envelope" data-open={isOpen || undefined} viewBox="0 0 40 52" aria-hidden="true">
    {isOpen && <path className="p-packets-slip" d="M9 4h22v20H9z" />}
    <path className="p-packets-body" d="M4 10h32a2 2 0 0 1 2 2v36a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V12a2 2 0 0 1 2-2z" />
    <path className="p-packets-flap" d={isOpen ? 'M2 12Q20 18 38 12V11L20 2 2 11z' : 'M2 12h36v8Q20 32 2 20z'} />
    {!isOpen && <circle className="p-packets-wax" cx="20" cy="25" r="6" />}
    {!isOpen && <path className="p-packets-cord" d="M20 21v8M16 25h8" />}
  </svg>
)
