select count(*) as n from {{ ref('frozen') }}
