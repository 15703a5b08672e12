with journal_lines as (

    {{ rows_of_entered_dates(ref('stg_finance__journal_lines')) }}

),

final as (

    select
        entry_number,
        line_number,
        entity_code,
        posting_date,
        entry_type,
        account_code,
        customer_code,
        product_category,
        region_code,
        document_ref,
        debit_eur - credit_eur as amount_eur,
        transaction_currency,
        transaction_amount,
        load_id

    from journal_lines

)

select * from final
