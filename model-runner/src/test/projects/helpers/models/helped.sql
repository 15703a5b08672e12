select '{{ var("prefix") }}' as p, '{{ var("suffix") }}' as s
