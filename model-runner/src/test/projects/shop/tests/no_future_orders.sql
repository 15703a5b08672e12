select * from {{ ref('stg_orders') }} where ordered_on > date '2027-01-01'
