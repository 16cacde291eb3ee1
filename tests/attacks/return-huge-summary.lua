-- expect: rule-declaration|ok
return rule { summary = ("x"):rep(1000000), each = "document", check = function() end }
