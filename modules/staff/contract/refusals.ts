// What the staff's room may say no to.
import { refusal } from '#kernel/refusal.ts'

export const SignInRefused = refusal(
  'staff.sign-in-refused',
  401,
  '邮箱或密码不对。',
  'The e-mail address or the password is wrong.',
)
export const AccountLocked = refusal(
  'staff.locked',
  429,
  '连续 5 次没有通过，为保护账号已暂停尝试，请 {minutes} 分钟后再来。',
  'Five tries failed. To protect the account no further one is accepted for {minutes} min.',
)
export const PendingGone = refusal(
  'staff.pending-gone',
  401,
  '这次登录已过期，请从头再登录一次。',
  'This sign-in has expired; please start again.',
)
export const CodeRefused = refusal(
  'staff.code-refused',
  401,
  '验证码不对，或已经用过。',
  'The code is wrong or has been used already.',
)
export const PasskeyRefused = refusal(
  'staff.passkey-refused',
  401,
  '通行密钥没有通过验证，请再试一次。',
  'The passkey could not be verified; please try again.',
)
export const PasskeyTaken = refusal('staff.passkey-taken', 409, '这把通行密钥已经登记过。', 'This passkey is registered already.')
export const PasskeysFull = refusal(
  'staff.passkeys-full',
  409,
  '通行密钥最多登记 {max} 把。',
  'At most {max} {max:passkey|passkeys} can be registered.',
)
export const PasskeysImpossible = refusal(
  'staff.passkeys-impossible',
  409,
  '当前访问地址不支持通行密钥：需要 https 域名或 localhost。',
  'Passkeys do not work at this address: they need a domain with https, or localhost.',
)
export const LinkDead = refusal(
  'staff.link-dead',
  410,
  '链接已失效：可能用过、被新的链接取代，或已过期。',
  'This link no longer works: it was used, replaced or has expired.',
)
export const EmailTaken = refusal(
  'staff.email-taken',
  409,
  '{email} 已经是运营者的邮箱。',
  '{email} already belongs to an operator.',
)
export const PasswordShort = refusal(
  'staff.password-short',
  422,
  '密码至少 {min} 个字符，可以用一句话。',
  'The password needs at least {min} {min:character|characters}; a phrase is fine.',
)
export const PasswordLong = refusal(
  'staff.password-long',
  422,
  '密码最多 {max} 个字符。',
  'The password may have at most {max} {max:character|characters}.',
)
export const PasswordCommon = refusal(
  'staff.password-common',
  422,
  '这个密码太常见，很容易被猜中，换一个吧。',
  'This password is among the first that anyone tries; choose another.',
)
export const PasswordPersonal = refusal(
  'staff.password-personal',
  422,
  '密码里不要带自己的名字或邮箱。',
  'The password must not contain your name or e-mail address.',
)
export const PasswordWrong = refusal('staff.password-wrong', 403, '当前密码不对。', 'The current password is wrong.')
export const ConfirmFirst = refusal(
  'staff.confirm-first',
  403,
  '这一步需要先确认是你本人。',
  'Please confirm first that it is you.',
)
export const TotpSet = refusal(
  'staff.totp-set',
  409,
  '验证器已经绑定，要换新的请先移除。',
  'An authenticator app is set up already; remove it before adding another.',
)
export const TotpNotBegun = refusal(
  'staff.totp-not-begun',
  409,
  '还没有开始绑定，或已超过 15 分钟，请重新开始。',
  'There is no set-up under way, or it took longer than 15 min; please begin again.',
)
export const NoSecondFactor = refusal(
  'staff.no-second-factor',
  409,
  '请先绑定验证器或通行密钥。',
  'Set up an authenticator app or a passkey first.',
)
export const LastOwner = refusal(
  'staff.last-owner',
  409,
  '至少要留一位能登录的所有者。',
  'At least one owner who can sign in must remain.',
)
export const NotYourself = refusal('staff.not-yourself', 409, '不能停用自己。', 'You cannot disable yourself.')
export const OperatorDisabled = refusal('staff.operator-disabled', 409, '这位运营者已停用。', 'This operator is disabled.')
export const UnknownCommunity = refusal(
  'staff.unknown-community',
  422,
  '没有社群 {communityId}。',
  'There is no community {communityId}.',
)
