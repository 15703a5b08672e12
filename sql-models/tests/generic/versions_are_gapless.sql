{# The versions of a code follow each other without gap or overlap, from the beginning to the end
   of time. #}
{% test versions_are_gapless(model, code) %}

    select
        {{ code }},
        valid_from,
        valid_to
    from (
        select
            {{ code }},
            valid_from,
            valid_to,
            coalesce(
                lag(valid_to) over (partition by {{ code }} order by valid_from), date '1900-01-01'
            ) as expected_from,
            coalesce(
                lead(valid_from) over (partition by {{ code }} order by valid_from),
                date '9999-12-31'
            ) as expected_to
        from {{ model }}
    ) as versions
    where valid_from <> expected_from
        or valid_to <> expected_to
        or valid_from >= valid_to

{% endtest %}
