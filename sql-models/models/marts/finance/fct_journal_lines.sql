{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ forget_stale_dates('posting_date', 'finance', 'journal_lines') }}",
) }}

with journal_lines as (

    {{ rows_of_missing_dates(
        ref('int_journal_lines_signed'), 'posting_date', 'finance', 'journal_lines'
    ) }}

),

final as (

    select
        {{ date_key('posting_date') }} as date_key,
        entry_number,
        line_number,
        {{ surrogate_key(['account_code']) }} as account_key,
        case
            when region_code is null then 0
            else {{ surrogate_key(['region_code']) }}
        end as region_key,
        posting_date,
        entity_code,
        entry_type,
        account_code,
        customer_code,
        coalesce(product_category, 'Unknown') as product_category,
        document_ref,
        amount_eur,
        load_id

    from journal_lines

)

select * from final
