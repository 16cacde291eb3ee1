-- expect: rule-file
return rule { summary = "ÿþ" }
