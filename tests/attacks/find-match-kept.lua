-- expect: ok
local word = pattern([[(?i)\bm\w+]])
local kept = {}

return rule {
  summary = "keeps matches by themselves, which are other objects in each run",
  each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(word:find(sentence)) do
      kept[match] = (kept[match] or 0) + 1
      assert(kept[match] == 1)
    end
    assert(not next(kept) or next(kept).type == "match")
  end,
}
