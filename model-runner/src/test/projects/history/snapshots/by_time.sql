{% snapshot by_time %}
{{ config(unique_key='id', strategy='timestamp', updated_at='changed_at', invalidate_hard_deletes=true) }}
select * from {{ source('raw', 'orders') }}
{% endsnapshot %}

{% snapshot only_open %}
{{ config(unique_key=['id', 'customer'], strategy='open_only', check_cols='all', updated_at='changed_at',
          schema='archive') }}
select * from {{ source('raw', 'orders') }}
{% endsnapshot %}
