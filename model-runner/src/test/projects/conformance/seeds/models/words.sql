select word, flag, day, w.a from {{ source('lake', 'words') }} k left join {{ source('lake', 'semicolons') }} w on w.a = k.id
