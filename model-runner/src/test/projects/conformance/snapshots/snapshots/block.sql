{% snapshot invalidated %}
{{ config(unique_key="id || '-' || part", strategy='check', check_cols='all', hard_deletes='invalidate') }}
select * from {{ source('lake', 'people') }}
{% endsnapshot %}
