with source as (

    select * from {{ source('finance', 'journal_lines') }}

),

final as (

    select
        entry_number,
        line_number,
        entity_code,
        posting_date,
        entry_type,
        account_code,
        debit_eur,
        credit_eur,
        transaction_currency,
        transaction_amount,
        customer_code,
        product_category,
        region_code,
        document_ref,
        description,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
