-- expect: rule-declaration
return rule { summary = "attack", each = "document", check = {} }
