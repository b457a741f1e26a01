// A device by the long name that its browser gives itself.
/** 「Chrome · Windows」; the whole name where it is not known. */
export function deviceOf(agent: string): string {
  const browser = ['Edg', 'MicroMessenger', 'Firefox', 'Chrome', 'Safari'].find(name => agent.includes(`${name}/`))
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux'].find(name => agent.includes(name))
  return browser
    ? [browser.replace('Edg', 'Edge').replace('MicroMessenger', 'WeChat'), system].filter(Boolean).join(' · ')
    : agent.slice(0, 60)
}
