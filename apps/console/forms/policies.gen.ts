// Written by scripts/generate-routes.ts from modules/policies/contract.ts; do not edit.
import type { JsonSchema } from '#ui/form/schema.ts'

export const policiesForms = {
  chooseRegion: {"type":"object","properties":{"region":{"type":"string","maxLength":10,"title":"地区 | Region"},"note":{"type":"string","minLength":1,"maxLength":200,"title":"原因 | Reason"}},"required":["region","note"]},
  setNumber: {"type":"object","properties":{"value":{"type":"integer","minimum":0,"maximum":1000000000000,"title":"数值 | Value"},"note":{"type":"string","minLength":1,"maxLength":200,"title":"原因 | Reason"}},"required":["value","note"]},
  setWords: {"type":"object","properties":{"value":{"minItems":1,"maxItems":200,"type":"array","items":{"type":"string","minLength":1,"maxLength":60},"title":"清单 | List"},"note":{"type":"string","minLength":1,"maxLength":200,"title":"原因 | Reason"}},"required":["value","note"]},
  setEffect: {"type":"object","properties":{"effect":{"$ref":"#/$defs/PolicyEffect"},"note":{"type":"string","minLength":1,"maxLength":200,"title":"原因 | Reason"}},"required":["effect","note"],"$defs":{"PolicyEffect":{"type":"string","enum":["refuse","second-person","warn"],"title":"遇到时 | When it is met"}}},
  tryText: {"type":"object","properties":{"about":{"$ref":"#/$defs/PolicyTextAbout"},"text":{"title":"文字 | Text","type":"string","widget":"prose","minLength":1,"maxLength":5000}},"required":["about","text"],"$defs":{"PolicyTextAbout":{"type":"string","enum":["prepaid","promotion","crowdfunding","other"],"title":"这段文字用在哪里 | Where the text stands"}}},
} satisfies Record<string, JsonSchema>
