select * from {{ ref('no_such_thing') }}
