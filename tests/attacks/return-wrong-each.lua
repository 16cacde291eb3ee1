-- expect: rule-declaration
return rule { summary = "attack", each = "sentense", check = function() end }
