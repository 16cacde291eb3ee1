-- expect: rule-declaration|ok
local flags = {}
for i = 1, 10000 do
  flags[i] = "The [[word]] " .. i
end
return rule { summary = "attack", each = "document", check = function() end, examples = { flags = flags } }
