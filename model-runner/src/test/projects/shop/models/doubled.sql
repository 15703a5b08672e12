{{ config(materialized='copied') }}
select {{ twice('amount') }} as amount from {{ ref('stg_orders') }} where amount is not null
