{{ config(materialized='ephemeral') }}
select id, customer, amount from {{ ref('stg_orders') }} where amount > 10
