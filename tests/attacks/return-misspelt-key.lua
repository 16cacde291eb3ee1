-- expect: rule-declaration
return rule { sumary = "attack", each = "document", check = function() end }
