// Written by scripts/generate-routes.ts from modules/communities/contract.ts; do not edit.
import type { JsonSchema } from '#ui/form/schema.ts'

export const communitiesForms = {
  open: {"$ref":"#/$defs/NewCommunity","$defs":{"NewCommunity":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":40,"title":"名称 | Name"},"intro":{"title":"介绍 | Introduction","type":"string","widget":"prose","maxLength":500},"timeZone":{"title":"时区 | Time zone","$ref":"#/$defs/TimeZone"},"locale":{"title":"主要语言 | Main language","$ref":"#/$defs/Locale"},"slug":{"type":"string","description":"Letters, digits and dashes; part of the address."},"currency":{"default":"CNY","type":"string","enum":["CNY","USD","EUR","HKD","JPY"]}},"required":["name","intro","timeZone","locale","slug"]},"TimeZone":{"type":"string","maxLength":60},"Locale":{"type":"string","enum":["zh-CN","en"]}}},
  change: {"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":40,"title":"名称 | Name"},"intro":{"title":"介绍 | Introduction","type":"string","widget":"prose","maxLength":500},"timeZone":{"title":"时区 | Time zone","$ref":"#/$defs/TimeZone"},"locale":{"title":"主要语言 | Main language","$ref":"#/$defs/Locale"}},"$defs":{"TimeZone":{"type":"string","maxLength":60},"Locale":{"type":"string","enum":["zh-CN","en"]}}},
} satisfies Record<string, JsonSchema>
