-- expect: rule-declaration
local t = {}
for _ = 1, 100000 do
  t = { documents = { t } }
end
return rule { summary = "attack", each = "document", check = function() end, examples = { flags = { t } } }
