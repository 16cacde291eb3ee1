-- expect: rule-declaration
return rule { summary = "attack", check = function() end, extract = function() end, compare = function() end }
