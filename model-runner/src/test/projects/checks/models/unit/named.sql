select id, upper(name) as name, born from {{ ref('people') }}
