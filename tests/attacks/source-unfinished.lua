-- expect: rule-syntax
return rule { summary = "attack", check = function(
