select 1 as id, '{{ config.require("meta").unit }}' as unit
