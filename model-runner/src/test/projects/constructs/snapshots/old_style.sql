{% snapshot customers_history %}
{{ config(strategy='check', unique_key='id', check_cols=['name']) }}
select * from {{ ref('stg_customers') }}
{% endsnapshot %}
