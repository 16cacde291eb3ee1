-- expect: rule-error
local first = true
local function check() end
return rule { summary = "attack", each = "document", check = function() nothing() end }
