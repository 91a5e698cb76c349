// Generated from the Apex by `npm run types:write`: a changed signature is a compile error in the component.

declare module '@salesforce/label/c.Alert_Add' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Backlog' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Backlog_Minutes' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Backlog_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bad_Address' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bad_Digest' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bad_Level' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bad_Number' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bad_Recipient' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bad_Webhook' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bell_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Bell_No_Type' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Check_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Check_Failed_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Digest' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Digest_Daily' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Digest_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Email' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Email_Warning' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Errors' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Errors_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Errors_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Find' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Find_Help' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Find_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Kind_Group' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Kind_Queue' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Kind_User' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Level' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Level_Configuration' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Level_Errors' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Level_Off' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Look_Again' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Mail_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Mapping' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Mapping_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_More_Lines' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_No_Channel' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Nobody' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Not_Scheduled' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Not_Told' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Open_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Open_Since' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Open_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Panel_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Panel_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Quiet_Minutes' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Quota' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Quota_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Quota_Percent' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Recovered_Line' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Remove' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Save' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Send_Test' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Silent' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Silent_Minutes' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Silent_Never' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Silent_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Storage' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Storage_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Test_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Test_Sent' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Text_Nothing_New' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Text_Test' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Title_Digest' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Title_Many' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Title_One' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Title_Recovered' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Title_Test' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Told_At' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Too_Many_Addresses' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Too_Many_Recipients' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Unsaved' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Waiting' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Waiting_Minutes' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Waiting_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Webhook' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Webhook_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Webhook_Help' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Webhook_No_Job' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Webhook_Status' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Alert_Who' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_Back' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_Gone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_Look_Only' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_None_Open' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_Record' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_Status' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Chosen_When' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_arithmetic' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_checkbox' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_concatenate' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_constant' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_country' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_currency' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_currencyCode' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_date' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_datetime' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_email' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_emailSplit' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_firstOf' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_json' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_multiSelect' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_nameSplit' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_number' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_ownerByEmail' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_percent' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_phone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_recordType' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_state' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_text' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_url' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Conversion_valueMap' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Copied' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Copy' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Apex_Error' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Cannot_Execute_Flow_Trigger' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Cannot_Insert_Update_Activate_Entity' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Delete_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Division_By_Zero' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Duplicate_Value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Duplicates_Detected' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Entity_Is_Deleted' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Event_Invalid' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Expression_Unreadable' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Field_Computed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Field_Custom_Validation_Exception' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Field_Filter_Validation_Exception' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Field_Integrity_Exception' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Field_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Inactive_Owner_Or_User' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Insufficient_Access_On_Cross_Reference_Entity' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Insufficient_Access_Or_Readonly' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Checkbox' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Cross_Reference_Key' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Currency' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Date' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Email_Address' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Number' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Or_Null_For_Restricted_Picklist' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Phone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Invalid_Url' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Job_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Key_Field_Unsuitable' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Lookup_Wrong_Object' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Main_Object_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Needs_Match' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_No_Access' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_No_Candidate' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_No_Field_Access' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_No_Object_Access' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Not_A_Single_Value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Not_In_Org' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Not_Tried' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Number_Out_Of_Range' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Object_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Option_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Option_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Other_Kind' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Parent_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Place_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Query_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Record_Type_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Request_Running_Too_Long' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Required_Field_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Server_Unavailable' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Setting_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Storage_Limit_Exceeded' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_String_Too_Long' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Timeout' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Transfer_Requires_Read' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Unable_To_Lock_Row' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Unknown_Conversion' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Unknown_Exception' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Unknown_Time_Zone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Unsuitable_Field_Type' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Error_Unsuitable_Value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Count' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_First' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Hide' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Last' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Needs_Match' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_On_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Records' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Show' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Under_Way' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Errors_Waiting' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Add' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_All' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Any' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_atLeast' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_atMost' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_blank' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_contains' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_equals' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_false' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_greaterThan' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_in' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_lessThan' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_notBlank' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_notEquals' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_notIn' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_startsWith' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Is_true' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Match' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Preset' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Preset_withoutDrafts' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Preset_withoutFailedPayments' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Preset_withoutOpenQuotes' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Preset_withoutTrials' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Preset_withoutZeroInvoices' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Preset_withoutZeroPayments' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Remove' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Unreadable' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Filter_Values' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Backlog' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Backlog_Behind' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Backlog_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Backlog_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Dead' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Dead_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Dead_Some' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Dead_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Deploy' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Deploy_Forbidden' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Deploy_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Deploy_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Drift' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Drift_Check' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Drift_Never' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Drift_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Drift_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Drift_Wrong' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Keys' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Keys_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Keys_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Keys_Wrong' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Limit' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Limit_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Metadata' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Metadata_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Org' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Production' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Quota' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Quota_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Sandbox' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Sandbox_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Sharing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Sharing_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Sharing_Private' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Sharing_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Storage' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Storage_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Version' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Version_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Version_Other' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Health_Version_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Loading' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Attempt' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Came' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Candidates' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Code' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Gone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Latency' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_No_Payload' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Number' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Owner' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Payload' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Processed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Purge' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Received' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Records' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Repeats' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Story_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Uncertain' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Unseen' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_View_ChargeOver' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Log_Words' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Accept' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Accept_All' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Active' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Add' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Add_Choose' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Apex_Settings' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Automatic' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Back' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Bad_Options' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Bad_State_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Changed_Meanwhile' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Choose_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare_Now' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare_Own' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare_Setting' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare_Shipped' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare_Take' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Compare_Take_Short' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Conversion' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Default' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Deploy_Forbidden' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Deploy_Page' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Drift' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Drift_Checked' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Edit' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Export' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Field_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Field_Of' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Fields' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_File_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_File_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_File_No_Json' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_File_Other' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_File_Read' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_File_Source' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Import' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Key_No_Text' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Key_Not_Unique' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Leave' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Leave_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Lookup' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Lookup_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_May_Not_Customise' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Moved' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Newest_Unfit' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Key' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Lookup' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Object' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Record_Type' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Rows' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Source' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Such_Value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Target' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_No_Target_Yet' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Not_Writable' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Nothing_Changed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Object_Gone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Off' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_On' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Only_Problems' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Options' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Points_To' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Remove' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Required_Unmapped' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Rights_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Row_Added' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Row_Close' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Row_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Sample' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Save_Pending' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Save_Slow' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Save_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Search' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Select' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Source' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Source_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Source_Paths' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Suggestion' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Suggestions' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Switch_Off' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Switch_On' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Switch_One' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Sync_Object' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Tab_Compare' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Tab_Fields' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Tab_File' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Tab_Preview' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Tab_Settings' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Target' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Target_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Target_Twice' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Too_Long' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Type_To_Search' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Undo' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Unfit' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Write_When' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Write_always' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Write_blank' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Mapping_Write_create' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Adopted' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Adopted_By_Choice' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Contact_Of_Person' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Created_Anew' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Created_By_Choice' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Deletion_Ignored' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Division_By_Zero' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Element_Id_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Event_Invalid' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Expression_Unreadable' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Field_Computed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Field_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Filtered' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Key_Field_Unsuitable' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Left_Deleted' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Limits_Near' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_List_Expected' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Lookup_Wrong_Object' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Main_Object_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Merged' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Needs_Match' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_No_Candidate' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_No_Create_Right' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_No_Delete_Right' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_No_Edit_Right' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_No_Field_Right' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_A_Checkbox' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_A_Currency' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_A_Number' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_A_Phone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_A_Single_Value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_A_Time' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_A_Url' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_An_Email' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_In_Org' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Not_Mapped' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Nothing_To_Delete' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Number_Out_Of_Range' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Object_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Option_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Option_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Other_Kind' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Parent_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Paused' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Place_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Queued' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Record_Type_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Request_Parameters' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Request_Type_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Resolved' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Setting_Unknown' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Stale' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Sync_Off' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Unchanged' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Unknown_Conversion' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Unknown_Time_Zone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Message_Unsuitable_Type' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Automation' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Configuration' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Data' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Duplicate' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Email' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Given_Up' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Needs_Match' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Permission' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Required_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Text_Too_Long' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Transient' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Validation_Rule' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Next_Step_Waiting' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Chosen' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Filter' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Message' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Needs_Match' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Show' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Open_Logs_Waiting' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_Add' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_From' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_Map' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_Remove' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_To' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_Unset' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_as' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_case' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_cut' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_digitsOnly' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_expression' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_from' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_otherwise' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_part' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_pretty' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_scale' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_separator' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_sign' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_timeZone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Options_whenMissing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_All_Errors' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Chart' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Day' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Events' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_In_Sync' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Last_Event' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Last_Status' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Latency' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_None_Lately' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Object' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Open' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Records' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Retention' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Retention_Text' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Success' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Target' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Top_Errors' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Total' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Waiting' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Overview_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Owner_Assign' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Owner_Assign_Find' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Owner_Assign_Help' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Owner_Assign_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Owner_Assigned' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Owner_Give' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_All' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_Do' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_Object' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_Resume' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_Site' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Pause_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Choose' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Create' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Empty' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Leave' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_No_Payload' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Nothing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Result' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Sample' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Show' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Skip' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Update' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Preview_Value' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Reapply_Confirm' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Reapply_Do' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Reapply_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Reapply_Offer' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Record_History' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Record_Last' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Record_Never' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Record_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Refresh' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Backlog' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Breaker' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Dead_Letters' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Heard' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Oldest' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Quota' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Relay_Waiting' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Cancelled' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Create' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Done_Some' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Match' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_No_Relay' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Note' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Nothing_Chosen' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Pending' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Request_Gone' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Resolve' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Resolve_Note' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Retry' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Retry_All' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Retry_Since' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Running' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Since' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Stop' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Repair_Too_Many' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Retention_Bad_Days' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Retention_Other_Days' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Retention_Well_Days' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Retention_Would_Go' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Retention_Would_Go_More' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Retry_Load' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Rights_Lacks' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Rights_Lacks_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Rights_Made' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Rights_Refused' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Save' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Saved' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Default' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Delete' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Delete_Delete' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Delete_Flag' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Delete_Ignore' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Duplicates' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Duplicates_Allow' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Duplicates_Respect' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Key' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_No_Key' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Object' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Object_Search' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Owner' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Owner_Help' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Record_Type' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_State' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_State_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Settings_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Connection' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Connection_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Connection_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Connection_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Daily_Job' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Daily_Job_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Daily_Job_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Daily_Job_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Dashboard' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Dashboard_Text' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Exemption' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Exemption_Text' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_First_Event' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_First_Event_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_First_Event_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_First_Event_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Integration_User' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Integration_User_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Integration_User_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Integration_User_One' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Integration_User_Several' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Intro' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Is_Assigned' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Local_Rights' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Local_Rights_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Local_Rights_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Mappings' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Mappings_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Mappings_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Mappings_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_May_Not_Change' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Pause_Bad_Name' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Pause_Too_Many' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Progress' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Record_Pages' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Record_Pages_Text' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Relay' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Relay_Heard' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Relay_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Relay_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Relay_Silent' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Relay_Silent_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Rights_Missing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Rights_Missing_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Sync_Off' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Sync_On' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Sync_On_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Sync_On_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Unknown_Action' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Webhooks' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Webhooks_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Webhooks_Next' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Setup_Webhooks_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Sites_Events' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Sites_Last_Day' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Sites_None' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Sites_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Check' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Done' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Grant' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Open' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Schedule' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Switch_Off' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Switch_On' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_To_Do' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Step_Warning' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Button' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Explained' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Failed' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Field' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_No_Payload' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Nothing' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Pending' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Record' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Skipped' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Title' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_Well' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_created' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_deleted' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_flagged' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_none' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Try_updated' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_absolute' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_blank' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_code' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_domain' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_fail' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_first' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_fraction' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_last' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_leave' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_local' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_lower' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_name' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_negate' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_upper' {
  const text: string;
  export default text;
}

declare module '@salesforce/label/c.Word_wait' {
  const text: string;
  export default text;
}
