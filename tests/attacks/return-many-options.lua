-- expect: rule-declaration|ok
local options = {}
for i = 1, 10000 do
  options["o" .. i] = { type = "number", default = i, meaning = "m" }
end
return rule { summary = "attack", each = "document", check = function() end, options = options }
