{{ config(alias='ledger', meta={'owner': 'us'}) }}
select '{{ this.identifier }}' as name, '{{ model.config.meta.owner }}' as owner, '{{ this.schema }}' as place
